/// Definitions read from real files: the shipped ones, and small ones that are wrong in one way.
@NullMarked
package id.penjaga.hub.app.definitions;

import org.jspecify.annotations.NullMarked;
