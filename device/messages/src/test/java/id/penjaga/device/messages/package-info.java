/// Goldens in both directions, and the document for subscribers held against the code.
@NullMarked
package id.penjaga.device.messages;

import org.jspecify.annotations.NullMarked;
