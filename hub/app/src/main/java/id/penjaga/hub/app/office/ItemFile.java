package id.penjaga.hub.app.office;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.register.Breach;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import java.util.List;

/// A register item with everything its page tells.
///
/// @param breaches rules that it does not keep today
/// @param log what the book says of it, newest first
/// @param cases numbers of the open cases about it
public record ItemFile(
    Register register, Item item, List<Breach> breaches, List<Entry> log, List<Long> cases) {}
