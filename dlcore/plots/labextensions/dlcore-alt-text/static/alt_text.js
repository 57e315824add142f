// JupyterLab draws an output's image/png without its metadata's "alt", so a screen reader finds a picture without a
// word. This renderer draws the same picture and adds the sentence. It is written as JupyterLab's loader expects a
// built extension: init() receives the modules that all extensions share, get() gives the plugin.

let shared;

async function sharedModule(name) {
  const [version] = Object.values(shared[name]);
  const factory = await version.get();
  return factory();
}

async function plugin() {
  const { RenderedImage } = await sharedModule("@jupyterlab/rendermime");

  class DescribedImage extends RenderedImage {
    async render(model) {
      await super.render(model);
      const alt = model.metadata[this.mimeType]?.alt;
      const image = this.node.querySelector("img");
      if (alt && image) image.alt = alt;
    }
  }

  return {
    id: "dlcore-alt-text:plugin",
    rank: 90, // JupyterLab's own rank for pictures, so that the choice between an output's forms stays as it is
    dataType: "string",
    rendererFactory: {
      safe: true,
      mimeTypes: ["image/png"],
      createRenderer: (options) => new DescribedImage(options),
    },
  };
}

(window._JUPYTERLAB ??= {})["dlcore-alt-text"] = {
  init: (scope) => { shared = scope; },
  get: async () => {
    const extension = { __esModule: true, default: await plugin() };
    return () => extension;
  },
};
