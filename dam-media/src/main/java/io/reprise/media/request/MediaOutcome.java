package io.reprise.media.request;

/** How a request ended. */
public sealed interface MediaOutcome permits MediaResult, MediaFailure {}
