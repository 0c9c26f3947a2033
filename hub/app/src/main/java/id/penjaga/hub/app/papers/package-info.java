/// The papers of the site: what they have in common and how each looks, read from `papers.yaml` and
/// the folder `papers`; and the desk where papers are made, previewed and frozen.
///
/// It must know nothing of pages and of how a paper is printed letter by letter.
@NullMarked
package id.penjaga.hub.app.papers;

import org.jspecify.annotations.NullMarked;
