/// Proof that nothing was changed: follows lines that are bound to one another by their hashes,
/// those of the book and those of the devices' journals, and names the place where they are not
/// what they were.
///
/// It needs nothing but the lines and what somebody outside noted earlier. It must know nothing of
/// the hub, of what entries mean, or of a database: an auditor trusts it without trusting those.
@NullMarked
package id.penjaga.hub.core.proof;

import org.jspecify.annotations.NullMarked;
