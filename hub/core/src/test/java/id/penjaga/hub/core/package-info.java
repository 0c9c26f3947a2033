/// Tests of the hub's decisions.
@NullMarked
package id.penjaga.hub.core;

import org.jspecify.annotations.NullMarked;
