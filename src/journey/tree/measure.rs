//! How wide a text comes out, without a browser: an approximation, so that a drawing is the same
//! everywhere and can be made where there are no fonts.
//!
//! The widths are those of the wider among common sans serif faces (DejaVu Sans, Noto Sans), by class of
//! character in thousandths of the size, because the face is not known; in narrower ones (Segoe UI,
//! Arial, Roboto) lines end a little early.

use super::Lettering;

/// Lines after which a text is cut: what stands in a box is to be read at a glance, and a hostile pack
/// may hold texts of megabytes. The outline has them whole.
const MOST_LINES: usize = 10;

/// The width of `text` in units, rounded up.
pub fn width(text: &str, lettering: Lettering) -> i32 {
    let sum: i32 = text.chars().take(10_000).map(|c| advance(c, lettering)).sum();
    sum / 1000 + 1
}

/// `text` in lines no wider than `room`, broken at blanks, and within words that are wider than a line.
pub fn wrap(text: &str, lettering: Lettering, room: i32) -> Vec<String> {
    let room = room.max(lettering.size() * 2) * 1000;
    let blank = advance(' ', lettering);
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    let parts = |c: char| (c.is_whitespace() || c.is_control()) && !matches!(c, '\u{a0}' | '\u{202f}');
    for word in text.split(parts).filter(|word| !word.is_empty()) {
        // A word that is wider than a line is measured no further than two lines.
        let wide: i32 = word.chars().take(2000).map(|c| advance(c, lettering)).sum();
        if !line.is_empty() && used + blank + wide > room {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            used += blank;
        }
        for c in word.chars() {
            let advance = advance(c, lettering);
            if used + advance > room && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0;
                if lines.len() >= MOST_LINES {
                    break;
                }
            }
            line.push(c);
            used += advance;
        }
        if lines.len() >= MOST_LINES {
            return cut(lines);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn cut(mut lines: Vec<String>) -> Vec<String> {
    lines.truncate(MOST_LINES);
    if let Some(last) = lines.last_mut() {
        last.pop();
        last.push('…');
    }
    lines
}

fn advance(c: char, lettering: Lettering) -> i32 {
    let plain = match c {
        'i' | 'j' | 'l' | '\'' | '|' | '’' | '!' | '.' | ',' | ':' | ';' | 'I' | 'f' | 't' | '·' => 280,
        ' ' | '\u{a0}' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '"' | '“' | '”' => 340,
        'm' | 'M' | 'W' | '@' | '%' => 900,
        'w' | '…' | '→' => 740,
        'A'..='Z' | '&' | '+' | '=' | '<' | '>' => 680,
        'a'..='z' | '0'..='9' => 550,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
        '\u{a0}'..='\u{24ff}' => 620,
        c if c.is_ascii() => 560,
        _ => 1000,
    };
    let weight = if lettering.is_strong() { 1070 } else { 1000 };
    plain * weight / 1000 * lettering.size()
}
