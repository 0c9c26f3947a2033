/// Commands that people give by a page and programs by the API: the same handler, with the same
/// rights, told apart only by how it is asked and how it answers.
///
/// A page names the [Operation] of a command where it declares its route; the API is made from the
/// table of routes, so that neither can do what the other cannot. A handler answers through
/// [Reply]. It must know no page, and nothing of JSON.
@NullMarked
package id.penjaga.hub.app.web.operation;

import org.jspecify.annotations.NullMarked;
