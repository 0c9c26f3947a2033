/// The pages' questions answered from the store, and people's orders carried to the store and the
/// devices.
///
/// What a page asks again and again (the overview refreshes itself while values pour in) is kept
/// until the store says that it changed. It must not know HTTP, markup or SQL.
@NullMarked
package id.penjaga.hub.app.web.room;

import org.jspecify.annotations.NullMarked;
