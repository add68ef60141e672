declare module '*/dist/engine.mjs' {
  export interface Engine {
    _zopa_answer(question: number): number;
    _malloc(bytes: number): number;
    _free(place: number): void;
    lengthBytesUTF8(text: string): number;
    stringToUTF8(text: string, place: number, most: number): void;
    UTF8ToString(place: number): string;
  }
  const create: (options: {wasmBinary: ArrayBuffer}) => Promise<Engine>;
  export default create;
}
/** The worker as one script; build.mjs puts it in. */
declare const WORKER_SCRIPT: string;
