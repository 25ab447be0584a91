/**
 * What the practice incidents share: the contract, threads with names, a steady pace, a remote system on loopback.
 *
 * <p>In: nothing. Out: small parts that keep each incident down to its trouble.
 */
@NullMarked
package dev.jvitals.demo.common;

import org.jspecify.annotations.NullMarked;
