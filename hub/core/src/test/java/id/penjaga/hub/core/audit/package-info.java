/// Whether every change of roles and settings is told with what was there before.
package id.penjaga.hub.core.audit;
