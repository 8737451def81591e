// How an embedded Fairway looks and sits in its page: theme and accent, its height, where its links lead.
import { tokensOf } from "./accent.js";

const appear = (root, { theme, accent }) => {
  if (theme === "auto") delete root.dataset.theme;
  else if (theme) root.dataset.theme = theme;
  if (accent) for (const [name, value] of Object.entries(tokensOf(accent))) root.style.setProperty(name, value);
};

// Announces the height of what is there, whenever it is another one. Nothing in here is as high as the frame, so
// a frame that follows does not make us grow.
const followHeight = (announce) => {
  let before = 0;
  const measure = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== before) announce("height", { height: (before = height) });
  };
  new ResizeObserver(measure).observe(document.body);
  addEventListener("load", measure);
};

// Links to elsewhere leave the frame; links to another plan stay embedded.
const followLinks = () => {
  const stay = new URLSearchParams(location.search);
  stay.delete("plan");
  const follow = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.target === "_blank") return;
    const to = new URL(link.href, location.href);
    if (to.protocol === "blob:") return;
    if (to.origin !== location.origin || to.pathname !== location.pathname) {
      [link.target, link.rel] = ["_blank", "noopener"];
    } else if (to.search !== location.search && !to.searchParams.has("embed")) {
      for (const [name, value] of stay) to.searchParams.append(name, value);
      link.href = to.href;
    }
  };
  for (const kind of ["click", "auxclick"]) addEventListener(kind, follow, true);
};

export { appear, followHeight, followLinks };
