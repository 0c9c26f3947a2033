/// Tests of the channels, against real programs where Debian has them.
@NullMarked
package id.penjaga.hub.app.notice.channel;

import org.jspecify.annotations.NullMarked;
