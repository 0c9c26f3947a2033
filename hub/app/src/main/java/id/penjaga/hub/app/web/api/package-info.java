/// The API: what people do and see by pages, for their programs, as JSON below `/api/v1`.
///
/// [Api] makes it from the table of routes: an operation that a page names is the page's own
/// handler, asked with JSON; a [id.penjaga.hub.app.web.operation.Read] is open to whom its page is
/// open to. The document ([OpenApi]), the page about it and the rights come from the same table.
/// Who asks is told by a bearer token alone ([ApiGate]); no cookie counts here. It must not know
/// what any operation does.
@NullMarked
package id.penjaga.hub.app.web.api;

import org.jspecify.annotations.NullMarked;
