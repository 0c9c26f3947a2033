/// Claims about the pages' view of a real store.
@NullMarked
package id.penjaga.hub.app.web.room;

import org.jspecify.annotations.NullMarked;
