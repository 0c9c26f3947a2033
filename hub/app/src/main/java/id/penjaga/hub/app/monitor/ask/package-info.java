/// How targets are asked: pages, ports, pings, certificates, readings. Each asking has its own few
/// threads or one selector, a bound on time and on what it takes in, and tells its result once.
///
/// Only what was handed in is asked: redirects are not followed, no proxy is used, and answers are
/// cut. It must know nothing of registers, states and cases.
@NullMarked
package id.penjaga.hub.app.monitor.ask;

import org.jspecify.annotations.NullMarked;
