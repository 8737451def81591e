// A page's own colour in place of ours: moved towards black on light paper and towards white on dark until text
// in it and on it can be read (WCAG 2.2, 1.4.3: 4.5 to 1). Only where embedded, so not in the style sheets.

const LEAST = 4.5;
// Our paper, light and dark, and what stands on a filled button; as in style/tokens.css.
const LIGHT = { paper: [251, 250, 247], on: [255, 255, 255], away: [0, 0, 0] };
const DARK = { paper: [20, 34, 47], on: [12, 22, 32], away: [255, 255, 255] };

const luminance = (colour) => {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one, other) => {
  const [more, less] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (more + 0.05) / (less + 0.05);
};

const mixed = (colour, other, share) => colour.map((part, place) => Math.round(part + (other[place] - part) * share));
const written = (colour) => `rgb(${colour.join(" ")})`;

const readable = (colour, { paper, on, away }) => {
  for (let share = 0; share < 1; share += 0.02) {
    const accent = mixed(colour, away, share);
    const tint = mixed(paper, accent, 0.1);
    if ([paper, on, tint].every((under) => contrast(accent, under) >= LEAST)) {
      return { accent, tint, strong: mixed(accent, away, 0.25), on };
    }
  }
  return { accent: away, tint: paper, strong: away, on };
};

// The tokens that follow from an accent such as `0f6cbd`, by the names of their properties.
const tokensOf = (accent) => {
  const colour = [0, 2, 4].map((place) => parseInt(accent.slice(place, place + 2), 16));
  const [light, dark] = [readable(colour, LIGHT), readable(colour, DARK)];
  const both = (name) => `light-dark(${written(light[name])}, ${written(dark[name])})`;
  return {
    "--color-channel": both("accent"),
    "--color-channel-strong": both("strong"),
    "--color-channel-tint": both("tint"),
    "--color-on-channel": both("on"),
  };
};

export { contrast, tokensOf };
