/// Measurements, each a plain main outside the unit tests. `.github` and CI do not run them; the
/// README says how to.
@NullMarked
package id.penjaga.hub.demo.bench;

import org.jspecify.annotations.NullMarked;
