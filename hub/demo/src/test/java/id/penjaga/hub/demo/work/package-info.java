/// People's work in a real browser: every person of a flow on a phone of their own, one hub whose
/// clock stands where a test puts it.
@NullMarked
package id.penjaga.hub.demo.work;

import org.jspecify.annotations.NullMarked;
