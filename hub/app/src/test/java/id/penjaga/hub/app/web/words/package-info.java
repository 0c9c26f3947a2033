/// Claims about texts, numbers and dates.
@NullMarked
package id.penjaga.hub.app.web.words;

import org.jspecify.annotations.NullMarked;
