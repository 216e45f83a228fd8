/**
 * The reader of PDF files asks for its decoders of scanned pages by fixed names below one address; the build
 * names files by their content. This one stands at that address, with the real addresses in its query.
 */
const { search } = new URL(import.meta.url);
const wanted = new URLSearchParams(search).get('wanted').slice(1);
const addresses = new URLSearchParams(search);
const decoder = await import(/* @vite-ignore */ addresses.get(wanted));

export default decoder.default;
