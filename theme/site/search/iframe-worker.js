/*
 * A page opened from a file may not start a worker from another file, but may from its own text:
 * the worker's script is loaded like any other and handed on. Does nothing on a web server.
 *
 * The name tells Material's offline plugin that it need not fetch such a script from elsewhere.
 */
(() => {
  if (location.protocol !== "file:") return;
  const PlainWorker = window.Worker;

  function started() {
    const source = new Blob([`(${window.khumueSearch})()`], { type: "text/javascript" });
    return new PlainWorker(URL.createObjectURL(source));
  }

  function loaded(address) {
    return new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: address });
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.worker = loaded(address).then(() => {
        const worker = started();
        worker.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }));
        return worker;
      });
    }

    postMessage(message) {
      this.worker.then((worker) => worker.postMessage(message));
    }
  };
})();
