import { ActionIcon, CloseButton, Loader, Menu, TextInput, Title, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  keepPreviousData,
  useQuery,
  useQueryClient,
  type QueryFunction,
  type QueryKey,
} from '@tanstack/react-query';
import {
  IconArchive,
  IconDots,
  IconLayoutSidebarLeftCollapse,
  IconListCheck,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api.ts';
import { useDialog } from '../../form/use-dialog.ts';
import type { PageAction } from '../../Page.tsx';
import { useShortcut } from '../../shortcuts.ts';
import type { PlacedNode } from '../filtered.ts';
import { TreeView, type TreeViewProps } from '../TreeView.tsx';
import { useMarks } from '../use-marks.ts';
import { ArchiveDialog } from './ArchiveDialog.tsx';
import classes from './Manage.module.css';
import { MoveDialog } from './MoveDialog.tsx';
import { CutBar, SelectionBar } from './TreeBars.tsx';
import type { TreeKind } from './tree-kind.ts';
import { useMove } from './use-move.ts';

interface Filtered<Node> {
  readonly nodes: readonly (Node & { readonly matches: boolean })[];
  readonly total: number;
  /** The one that matches best. */
  readonly best: string | null;
}

export interface TreePaneProps<Node extends PlacedNode> extends Pick<
  TreeViewProps<Node>,
  'children' | 'describe' | 'icon' | 'detail' | 'adornment' | 'reveal' | 'empty'
> {
  readonly kind: TreeKind;
  readonly words: {
    readonly title: string;
    /** Accessible name of the tree. */
    readonly tree: string;
    readonly search: string;
    readonly create: string;
    readonly hide: string;
    readonly archived: string;
  };
  readonly filter: (text: string) => {
    readonly queryKey: QueryKey;
    readonly queryFn: QueryFunction<Filtered<Node>>;
  };
  readonly selectedId: string | undefined;
  /** What the open record is called. */
  readonly selectedName: string | undefined;
  /** True where the tree stands beside the record; otherwise only Enter and a click open a record. */
  readonly beside: boolean;
  readonly onOpen: (id: string) => void;
  /** Opened by searching for it. */
  readonly onFound: (id: string) => void;
  readonly onNew: () => void;
  /** Undefined where the tree cannot be hidden. */
  readonly onHide: (() => void) | undefined;
  /** The other ways to look at it. */
  readonly views: ReactNode;
  /** Behind the menu, before what was archived: the ways in and out of files. */
  readonly menu: readonly PageAction[];
  /** What else can be done with those that are selected. */
  readonly bulkActions?: (selected: readonly string[], clear: () => void) => ReactNode;
}

/** The pane with a tree of records: filter it, walk it, choose several, move and archive them. */
export function TreePane<Node extends PlacedNode>(props: TreePaneProps<Node>) {
  const { kind, words, selectedId, selectedName, beside, onOpen, onFound } = props;
  const { t } = useTranslation('trees');
  const canWrite = useCan('assets.write');
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const marks = useMarks();
  const [cut, setCut] = useState<ReadonlySet<string>>(new Set());
  const [dialogIds, setDialogIds] = useState<readonly string[]>([]);
  const dialogs = { move: useDialog(), archive: useDialog() };
  const ask = (what: keyof typeof dialogs, ids: readonly string[]) => {
    setDialogIds(ids);
    dialogs[what].open();
  };
  const { move } = useMove(kind);
  const filter = useFilter(props.filter);

  const chosen = (node: Node | undefined): readonly string[] =>
    marks.ids.size > 0 ? [...marks.ids] : node === undefined ? [] : [node.id];
  const cutOut = (ids: readonly string[]) => {
    setCut(new Set(ids));
    marks.clear();
  };
  const paste = async (parentId: string | null) => {
    if (cut.size > 0 && (await move([...cut], parentId))) setCut(new Set());
  };
  const onKey = (event: KeyboardEvent, node: Node | undefined): boolean => {
    const meant = (run: () => void) => {
      run();
      return true;
    };
    if (event.key === 'Escape') {
      if (cut.size > 0) return meant(() => setCut(new Set()));
      return marks.ids.size > 0 || marks.ticking ? meant(marks.clear) : false;
    }
    const ids = chosen(node);
    if (event.altKey || !canWrite || ids.length === 0) return false;
    const letter = event.ctrlKey || event.metaKey ? event.key.toLowerCase() : '';
    if (letter === 'x') return meant(() => cutOut(ids));
    if (letter === 'v' && cut.size > 0 && node !== undefined) return meant(() => void paste(node.id));
    if (event.key === 'Delete') return meant(() => ask('archive', ids));
    return false;
  };

  return (
    <div ref={frame} style={{ display: 'contents' }}>
      <header className={classes.header}>
        <Title order={selectedId === undefined ? 1 : 2} className={classes.title}>
          {words.title}
        </Title>
        {canWrite && (
          <Tooltip label={words.create}>
            <ActionIcon variant="filled" color="accent" aria-label={words.create} onClick={props.onNew}>
              <IconPlus size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        {props.onHide !== undefined && (
          <Tooltip label={words.hide}>
            <ActionIcon aria-label={words.hide} onClick={props.onHide}>
              <IconLayoutSidebarLeftCollapse size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      <div className={classes.views}>{props.views}</div>
      <div className={classes.finder}>
        <FilterField
          label={words.search}
          filter={filter}
          onLeave={() => frame.current?.querySelector<HTMLElement>('[role="tree"]')?.focus()}
          onFound={(id) => {
            filter.setText('');
            onFound(id);
          }}
        />
        {canWrite && (
          <Tooltip label={t(marks.ticking ? 'selectEnd' : 'select')}>
            <ActionIcon
              variant={marks.ticking ? 'light' : 'default'}
              aria-label={t('select')}
              aria-pressed={marks.ticking}
              onClick={() => (marks.ticking ? marks.clear() : marks.setTicking(true))}
            >
              <IconListCheck size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <Menu>
          <Menu.Target>
            <ActionIcon variant="default" aria-label={t('menu')}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {props.menu.map(({ label, icon: ActionIcon, onClick }) => (
              <Menu.Item
                key={label}
                leftSection={ActionIcon !== undefined && <ActionIcon size={18} aria-hidden />}
                onClick={onClick}
              >
                {label}
              </Menu.Item>
            ))}
            <Menu.Item
              leftSection={<IconArchive size={18} aria-hidden />}
              onClick={() => router.history.push(`/${kind.id}/archived`)}
            >
              {words.archived}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {filter.found !== undefined && filter.found.total > 0 && (
        <output className={classes.count}>
          {filter.shown < filter.found.total
            ? t('filter.some', { shown: filter.shown, total: filter.found.total })
            : t('filter.all', { count: filter.found.total })}
        </output>
      )}
      <TreeView<Node>
        {...props}
        id={kind.id}
        label={words.tree}
        selectedId={selectedId ?? null}
        onSelect={({ id }, by) => {
          if (by === 'click' || beside) onOpen(id);
        }}
        onOpen={({ id }) => onOpen(id)}
        filtered={filter.found?.nodes}
        empty={
          filter.found === undefined
            ? props.empty
            : {
                icon: IconSearch,
                title: t('filter.nothing', { text: filter.asked }),
                hint: t('filter.nothingHint'),
              }
        }
        marks={canWrite ? marks : undefined}
        cut={cut}
        onDrop={
          canWrite
            ? (ids, parentId) => void move(ids, parentId).then((done) => done && marks.clear())
            : undefined
        }
        onKey={onKey}
      />
      {marks.ids.size > 0 && (
        <SelectionBar
          count={marks.ids.size}
          hidden={filter.found === undefined ? 0 : hiddenOf(marks.ids, filter.found.nodes)}
          more={props.bulkActions?.([...marks.ids], marks.clear)}
          onMove={() => ask('move', [...marks.ids])}
          onCut={() => cutOut([...marks.ids])}
          onArchive={() => ask('archive', [...marks.ids])}
          onClear={marks.clear}
        />
      )}
      {cut.size > 0 && marks.ids.size === 0 && (
        <CutBar
          count={cut.size}
          into={selectedId === undefined || cut.has(selectedId) ? undefined : selectedName}
          onPaste={(top) => void paste(top ? null : (selectedId ?? null))}
          onClear={() => setCut(new Set())}
        />
      )}
      {canWrite && <TreeKeys />}
      <MoveDialog kind={kind} ids={dialogIds} {...dialogs.move.props} onMoved={marks.clear} />
      <ArchiveDialog kind={kind} ids={dialogIds} {...dialogs.archive.props} onArchived={marks.clear} />
    </div>
  );
}

/** How many of the marked ones the filter leaves out. */
function hiddenOf(ids: ReadonlySet<string>, shown: readonly PlacedNode[]): number {
  return ids.size - shown.filter(({ id }) => ids.has(id)).length;
}

interface Filter<Node> {
  readonly text: string;
  readonly asked: string;
  readonly setText: (text: string) => void;
  readonly isFetching: boolean;
  /** Undefined while nothing is typed. */
  readonly found: Filtered<Node> | undefined;
  /** How many of the matches are shown. */
  readonly shown: number;
  /** What matches best what is typed now, which may not have been asked for yet. */
  readonly best: () => Promise<string | null>;
}

function useFilter<Node extends PlacedNode>(query: TreePaneProps<Node>['filter']): Filter<Node> {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const isOn = text.trim() !== '' && asked !== '';
  const { data, isFetching } = useQuery({
    ...query(asked),
    enabled: isOn,
    placeholderData: keepPreviousData,
  });
  const found = isOn ? data : undefined;
  return {
    text,
    asked,
    setText,
    isFetching,
    found,
    shown: found?.nodes.filter(({ matches }) => matches).length ?? 0,
    best: async () => {
      if (text.trim() === '') return null;
      return client.fetchQuery(query(text.trim())).then(
        (answer) => answer.best,
        () => null,
      );
    },
  };
}

function FilterField<Node extends PlacedNode>(props: {
  label: string;
  filter: Filter<Node>;
  onLeave: () => void;
  onFound: (id: string) => void;
}) {
  const { label, filter, onLeave, onFound } = props;
  const { t: tc } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  useShortcut('/', () => input.current?.focus(), { label });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') filter.setText('');
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      onLeave();
    }
    if (event.key === 'Enter') void filter.best().then((id) => id !== null && onFound(id));
  };
  return (
    <TextInput
      ref={input}
      type="search"
      aria-label={label}
      placeholder={label}
      value={filter.text}
      onChange={(event) => filter.setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={filter.isFetching ? <Loader size={14} /> : <IconSearch size={16} aria-hidden />}
      rightSection={
        filter.text === '' ? undefined : (
          <CloseButton aria-label={tc('clear')} onClick={() => filter.setText('')} />
        )
      }
    />
  );
}

/** For the sheet of keys only: the tree hears them while it has the focus. */
function TreeKeys() {
  const { t } = useTranslation('trees');
  const heardByTree = () => undefined;
  useShortcut('Space', heardByTree, { label: t('keys.mark'), group: 'list' });
  useShortcut('Ctrl+X', heardByTree, { label: t('keys.cut'), group: 'list' });
  useShortcut('Ctrl+V', heardByTree, { label: t('keys.paste'), group: 'list' });
  useShortcut('Delete', heardByTree, { label: t('keys.archive'), group: 'list' });
  return null;
}
