/// When personal data may be erased, and which texts of an entry that takes away.
///
/// An entry holds commitments and the texts lie beside it, so that an erasure changes no entry: it
/// is an entry of its own, which says who erased what and why. Names no longer needed go by person,
/// what strangers wrote by case, what a register said before by item.
///
/// It must know nothing of tables and files.
@NullMarked
package id.penjaga.hub.core.erasure;

import org.jspecify.annotations.NullMarked;
