import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openPdf, type PDFDocumentProxy, type PDFPageProxy } from './pdf.ts';
import { Unreadable, Waiting } from './Preview.tsx';
import { useWidth } from './use-width.ts';
import classes from './Viewer.module.css';
import { FIT, type Zoom } from './zoom.ts';

interface PdfViewProps {
  readonly content: Blob;
  readonly name: string;
  readonly zoom: Zoom;
}

type Opened = PDFDocumentProxy | 'locked' | 'unreadable' | null;

/** The pages below each other; each is drawn when it comes near. */
export default function PdfView({ content, name, zoom }: PdfViewProps) {
  const file = usePdf(content);
  const { ref, width } = useWidth();
  if (file === null) return <Waiting />;
  if (file === 'locked' || file === 'unreadable') return <Unreadable locked={file === 'locked'} />;
  return (
    // It scrolls, also by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={ref} className={classes.stage} tabIndex={0} aria-label={name}>
      {width > 0 && (
        <div className={classes.pages}>
          {Array.from({ length: file.numPages }, (_unused, index) => (
            <PdfPage key={index} file={file} number={index + 1} width={pageWidth(width, zoom)} />
          ))}
        </div>
      )}
    </section>
  );
}

/** Wider than this a page is no longer read at a glance. */
const WIDEST_FIT = 900;

function pageWidth(room: number, zoom: Zoom): number {
  const fit = Math.min(room - 2 * 16, WIDEST_FIT);
  return Math.max(120, zoom === FIT ? fit : fit * zoom);
}

function usePdf(content: Blob): Opened {
  const [file, setFile] = useState<Opened>(null);
  useEffect(() => {
    let isLeft = false;
    let opened: PDFDocumentProxy | undefined;
    const open = async () => {
      try {
        opened = await openPdf(content);
        if (isLeft) void opened.loadingTask.destroy();
        else setFile(opened);
      } catch (error) {
        if (!isLeft) setFile((error as Error).name === 'PasswordException' ? 'locked' : 'unreadable');
      }
    };
    void open();
    return () => {
      isLeft = true;
      void opened?.loadingTask.destroy();
      setFile(null);
    };
  }, [content]);
  return file;
}

/** Height by width of a page nobody has seen yet: A4. */
const USUAL_RATIO = Math.SQRT2;

function PdfPage({ file, number, width }: { file: PDFDocumentProxy; number: number; width: number }) {
  const { t } = useTranslation('attachments');
  const { ref, entry } = useIntersection({ rootMargin: '600px' });
  const isNear = entry?.isIntersecting === true;
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  useEffect(() => {
    if (!isNear || page !== null) return undefined;
    let isLeft = false;
    const read = async () => {
      // Rejected once the file has been closed.
      const found = await file.getPage(number).catch(() => null);
      if (!isLeft) setPage(found);
    };
    void read();
    return () => {
      isLeft = true;
    };
  }, [file, number, isNear, page]);
  const { height: tall, width: wide } = page?.getViewport({ scale: 1 }) ?? { height: USUAL_RATIO, width: 1 };
  return (
    <section
      ref={ref}
      className={classes.page}
      style={{ width, height: (width * tall) / wide }}
      aria-label={t('viewer.page', { page: number, pages: file.numPages })}
    >
      {isNear && page !== null ? <Drawn page={page} width={width} /> : <Skeleton height="100%" radius={0} />}
    </section>
  );
}

function Drawn({ page, width }: { page: PDFPageProxy; width: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    const density = Math.min(globalThis.devicePixelRatio, 2);
    const viewport = page.getViewport({ scale: (width / page.getViewport({ scale: 1 }).width) * density });
    const surface = canvas.current!;
    surface.width = Math.round(viewport.width);
    surface.height = Math.round(viewport.height);
    const drawing = page.render({ canvas: surface, viewport });
    // Stopped because the page is left or has another size: the next drawing is under way.
    drawing.promise.catch(() => undefined);
    return () => drawing.cancel();
  }, [page, width]);
  useEffect(() => {
    page.getTextContent().then(
      ({ items }) => setText(items.map((item) => ('str' in item ? item.str : '')).join(' ')),
      () => undefined,
    );
  }, [page]);
  return (
    <>
      <canvas ref={canvas} className={classes.canvas} aria-hidden />
      <VisuallyHidden>{text}</VisuallyHidden>
    </>
  );
}
