package id.penjaga.hub.app.office;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.register.Breach;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.register.Told;
import java.util.List;

/// A register item with everything its page tells.
///
/// @param breaches rules that it does not keep today
/// @param told what other items tell of it
/// @param due its duties, the most urgent first
/// @param naming items that name it, without personal data
/// @param log what the book says of it, newest first
/// @param cases numbers of the open cases about it
/// @param closed cases about it that are over, the latest first
public record ItemFile(
    Register register,
    Item item,
    List<Breach> breaches,
    List<Told> told,
    List<Due> due,
    List<Item> naming,
    List<Entry> log,
    List<Long> cases,
    List<ClosedCase> closed) {}
