import classes from './Prose.module.css';
import { proseBlocks } from './prose.ts';

/** A long text as people wrote it: paragraphs and lists. */
export function Prose({ text }: { text: string }) {
  return (
    <div className={classes.prose}>
      {proseBlocks(text).map((block, index) => {
        // Blocks have no other name than their place.
        if (block.kind === 'paragraph') return <p key={index}>{block.text}</p>;
        const List = block.ordered ? 'ol' : 'ul';
        return (
          <List key={index}>
            {block.items.map((item, place) => (
              <li key={place}>{item}</li>
            ))}
          </List>
        );
      })}
    </div>
  );
}
