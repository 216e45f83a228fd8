import { type ComponentPropsWithoutRef, useEffect, useRef } from 'react';

interface BlobImageProps extends Omit<ComponentPropsWithoutRef<'img'>, 'src' | 'alt' | 'content'> {
  readonly content: Blob;
  readonly alt: string;
}

/** A picture from memory, at an address that lives as long as it is shown. */
export function BlobImage({ content, alt, ...others }: BlobImageProps) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(content);
    image.current!.src = url;
    return () => URL.revokeObjectURL(url);
  }, [content]);
  return <img {...others} ref={image} alt={alt} />;
}
