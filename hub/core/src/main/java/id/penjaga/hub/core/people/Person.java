package id.penjaga.hub.core.people;

import org.jspecify.annotations.Nullable;

/// A person of the office.
///
/// @param id number in the book, the sequence number of the entry that added them
/// @param name as the office writes it; empty when erased
/// @param nip civil-service number; empty when there is none
/// @param login name of the account; null for somebody who does not log in
public record Person(
    long id, String name, String unit, String nip, String phone, @Nullable String login) {}
