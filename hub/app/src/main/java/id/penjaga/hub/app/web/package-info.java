/// The hub's pages: a Javalin server on virtual threads, JTE templates compiled with the rest,
/// fragments refreshed by htmx when a server-sent event says that something changed. It works
/// without JavaScript; live updates and charts need it.
///
/// [Web] is the way in. [AccessFilter] decides on every request who asks and whether the route's
/// access lets them: a route without one is closed. Pages of people's work live in packages of
/// their own beside this one and are handed to it. No inline script or style leaves this
/// package, so the content security policy can forbid both. It must not know SQL, MQTT or how
/// anything is stored.
@NullMarked
package id.penjaga.hub.app.web;

import org.jspecify.annotations.NullMarked;
