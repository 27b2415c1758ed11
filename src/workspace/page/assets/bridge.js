// google.script.run and google.script.host for the page of a script: every call goes to the surrounding page.
(() => {
  const waiting = new Map();
  let calls = 0;

  const plain = (value) => {
    if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") return false;
    if (typeof value !== "object" || value === null) return true;
    if (Array.isArray(value)) return value.every(plain);
    const prototype = Object.getPrototypeOf(value);
    return (prototype === Object.prototype || prototype === null) && Object.values(value).every(plain);
  };

  const send = (message) => window.parent.postMessage({ embedded: message }, "*");

  const call = (name, args, handlers) => {
    const wrong = args.findIndex((value) => !plain(value));
    if (wrong >= 0) throw new TypeError(`Failed due to illegal value in property: ${wrong}`);
    calls += 1;
    waiting.set(calls, handlers);
    send({ call: calls, name, args: JSON.parse(JSON.stringify(args)) });
  };

  const runner = (handlers) =>
    new Proxy(
      {},
      {
        get(_target, name) {
          if (name === "withSuccessHandler") return (success) => runner({ ...handlers, success });
          if (name === "withFailureHandler") return (failure) => runner({ ...handlers, failure });
          if (name === "withUserObject") return (object) => runner({ ...handlers, object });
          return (...args) => call(String(name), args, handlers);
        },
      },
    );

  window.addEventListener("message", (event) => {
    if (event.source !== window.parent) return;
    const reply = event.data?.reply;
    const handlers = waiting.get(reply?.call);
    if (!handlers) return;
    waiting.delete(reply.call);
    if (reply.error === "") handlers.success?.(reply.value, handlers.object);
    else if (handlers.failure) handlers.failure(new Error(reply.error), handlers.object);
    else console.error(reply.error);
  });

  window.google = {
    script: {
      run: runner({}),
      host: {
        close: () => send({ close: true }),
        setHeight: (height) => send({ height }),
        setWidth: (width) => send({ width }),
        editor: { focus: () => send({ focus: true }) },
      },
    },
  };
})();
