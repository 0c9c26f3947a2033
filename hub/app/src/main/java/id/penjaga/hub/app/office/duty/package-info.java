/// Obligations at a glance: each duty of each item with the case that does it. Nothing of it is
/// stored.
///
/// It must know nothing of pages.
@NullMarked
package id.penjaga.hub.app.office.duty;

import org.jspecify.annotations.NullMarked;
