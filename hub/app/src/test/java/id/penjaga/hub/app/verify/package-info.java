/// What the verifier says to somebody who has files and a checkpoint, and no hub.
@NullMarked
package id.penjaga.hub.app.verify;

import org.jspecify.annotations.NullMarked;
