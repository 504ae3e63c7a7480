package io.reprise.media.wrong;

import io.reprise.storage.blob.FileBlobStore;

/** Wrong on purpose: media must not know storage. */
public record RenderingThatStores(FileBlobStore store) {}
