package id.penjaga.hub.app.web.view;

import id.penjaga.hub.core.text.Bilingual;

/// An account whose password the login page tells everybody.
///
/// Nothing is let through: its button sends name and password as a person would type them. Which
/// accounts those are is said by the program that starts the hub, never by a request, a file of
/// the hub or its database.
///
/// @param role what the person does in the office
public record Guest(String login, String name, Bilingual role, String password) {}
