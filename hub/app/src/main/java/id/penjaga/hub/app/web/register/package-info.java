/// Pages of registers and of what falls due: obligations, a year of them, items with their log.
///
/// It must know nothing of the store.
@NullMarked
package id.penjaga.hub.app.web.register;

import org.jspecify.annotations.NullMarked;
