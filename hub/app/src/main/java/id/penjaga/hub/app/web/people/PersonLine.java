package id.penjaga.hub.app.web.people;

import id.penjaga.hub.core.people.Person;
import java.util.List;

/// A person as a list shows them.
///
/// @param roles what they hold today, in words
/// @param duty whether they are on duty now
public record PersonLine(Person person, List<String> roles, boolean duty) {}
