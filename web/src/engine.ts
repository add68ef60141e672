/** The engine in a worker of its own: the same code as the program, compiled to WebAssembly. */
export interface Answer<T> { value: T; milliseconds: number }

export class Engine {
  private waiting = new Map<number, {resolve: (text: string) => void; reject: (e: Error) => void}>();
  private asked = 0;

  private constructor(private readonly worker: Worker) {
    worker.onmessage = ({data}) => { this.waiting.get(data.id)?.resolve(data.answer); this.waiting.delete(data.id); };
    worker.onerror = e => { for (const w of this.waiting.values()) w.reject(new Error(e.message)); this.waiting.clear(); };
  }

  /** null where the page carries no engine or the browser cannot run it. */
  static async start(packed: string): Promise<Engine | null> {
    if (!packed || typeof WebAssembly !== 'object' || typeof DecompressionStream !== 'function') return null;
    const letters = atob(packed), bytes = Uint8Array.from(letters, c => c.charCodeAt(0));
    const wasm = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
    const url = URL.createObjectURL(new Blob([WORKER_SCRIPT], {type: 'text/javascript'}));
    const worker = new Worker(url);
    const ready = new Promise<boolean>((resolve, reject) => {
      worker.onmessage = () => resolve(true);
      worker.onerror = e => reject(new Error(e.message));
    });
    worker.postMessage({engine: wasm}, [wasm]);
    await ready;
    URL.revokeObjectURL(url);
    return new Engine(worker);
  }

  /** \throws Error with the engine's words where it refuses the question */
  async ask<T>(question: object): Promise<Answer<T>> {
    const id = ++this.asked, start = performance.now();
    const text = await new Promise<string>((resolve, reject) => {
      this.waiting.set(id, {resolve, reject});
      this.worker.postMessage({id, question: JSON.stringify(question)});
    });
    const value = JSON.parse(text);
    if (value.error) throw new Error(value.error);
    return {value, milliseconds: performance.now() - start};
  }
}
