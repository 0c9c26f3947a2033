/// The procedures as shipped, run by the engine: the fixtures minute by minute, walks to every end,
/// random commands and random procedures, and what people may try.
///
/// It must know nothing of pages and stores.
@NullMarked
package id.penjaga.hub.app.procedures;

import org.jspecify.annotations.NullMarked;
