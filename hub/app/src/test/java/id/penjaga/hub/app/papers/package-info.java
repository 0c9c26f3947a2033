@NullMarked
package id.penjaga.hub.app.papers;

import org.jspecify.annotations.NullMarked;
