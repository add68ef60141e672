import create, {type Engine} from '../dist/engine.mjs';

/** Runs beside the page: gets the engine once, then answers one question after the other. */
let engine: Promise<Engine>;

self.onmessage = async ({data}: MessageEvent<{engine?: ArrayBuffer; id?: number; question?: string}>) => {
  if (data.engine) {
    engine = create({wasmBinary: data.engine});
    await engine;
    self.postMessage({ready: true});
    return;
  }
  const e = await engine, text = data.question!;
  const length = e.lengthBytesUTF8(text) + 1, place = e._malloc(length);
  e.stringToUTF8(text, place, length);
  const answer = e._zopa_answer(place);
  e._free(place);
  const out = e.UTF8ToString(answer);
  e._free(answer);
  self.postMessage({id: data.id, answer: out});
};
