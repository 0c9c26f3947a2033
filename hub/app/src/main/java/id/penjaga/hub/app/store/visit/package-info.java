/// What the tables know of visits: their cases in the book, and what the doors told of badges.
///
/// It only reads. It must know nothing of what a permit needs, and nothing of pages.
@NullMarked
package id.penjaga.hub.app.store.visit;

import org.jspecify.annotations.NullMarked;
