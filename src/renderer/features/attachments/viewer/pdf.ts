/**
 * Opens PDF files with pdf.js: in a worker of the build, without eval and without WebAssembly, which the content
 * security policy forbids. Scripts, forms and links of a file are never run.
 */
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist';
// Vite makes its default export.
// oxlint-disable-next-line import/default
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';
import jbig2 from 'pdfjs-dist/wasm/jbig2_nowasm_fallback.js?url&no-inline';
import openjpeg from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url&no-inline';
import decoders from './pdf-decoders.js?url&no-inline';

export type { PDFDocumentProxy, PDFPageProxy };

/** An image in a file may have so many pixels; a larger one is left out. */
const MOST_PIXELS = 100_000_000;

/** Ends with the name of the decoder that is wanted, which pdf.js appends after the slash. */
function decodersUrl(): string {
  const query = new URLSearchParams({
    'jbig2_nowasm_fallback.js': new URL(jbig2, document.baseURI).href,
    'openjpeg_nowasm_fallback.js': new URL(openjpeg, document.baseURI).href,
  });
  return `${new URL(decoders, document.baseURI).href}?${query.toString()}&wanted=/`;
}

/** @throws PasswordException for a locked file, InvalidPDFException and others for a broken one */
export async function openPdf(content: Blob): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerPort ??= new PdfWorker();
  return getDocument({
    data: new Uint8Array(await content.arrayBuffer()),
    wasmUrl: decodersUrl(),
    useWasm: false,
    useWorkerFetch: false,
    disableWorkerRendering: true,
    enableXfa: false,
    maxImageSize: MOST_PIXELS,
    verbosity: 0,
  }).promise;
}
