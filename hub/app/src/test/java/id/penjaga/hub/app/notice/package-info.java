/// Tests of notices at work, over a real store.
@NullMarked
package id.penjaga.hub.app.notice;

import org.jspecify.annotations.NullMarked;
