/// What monitors found, kept and asked for: the side of the office that the monitors at work write
/// to and that pages read.
///
/// It must know nothing of how targets are asked, and nothing of pages.
@NullMarked
package id.penjaga.hub.app.office.monitor;

import org.jspecify.annotations.NullMarked;
