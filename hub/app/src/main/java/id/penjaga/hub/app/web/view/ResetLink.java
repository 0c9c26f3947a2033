package id.penjaga.hub.app.web.view;

/// A one-time link to a new password, shown once to the administrator who made it.
public record ResetLink(String name, String address) {}
