/// What every package of pages draws with: who asks ([RequestContext]), what they sent
/// ([FormFields]), what a route allows ([RouteAccess]), how a page is made ([Drawing]).
///
/// It must not know any page.
@NullMarked
package id.penjaga.hub.app.web.http;

import org.jspecify.annotations.NullMarked;
