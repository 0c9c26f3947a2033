/// What entries of the book change of people, roles, settings, definitions and register items, with
/// the value before and after, as an administrator asks for it.
///
/// It must not know who may ask, nor how a change is shown.
@NullMarked
package id.penjaga.hub.core.audit;

import org.jspecify.annotations.NullMarked;
