/** The fixed parts of a zip file, by PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16. */
export const LOCAL = { mark: 0x04034b50, size: 30 };
export const CENTRAL = { mark: 0x02014b50, size: 46 };
export const END = { mark: 0x06054b50, size: 22 };

/** How the bytes of a file lie there: as they are, or compressed by deflate. */
export const STORED = 0;
export const DEFLATED = 8;

/** Flags: encrypted in several ways or patched, sizes behind the bytes, names in UTF-8. */
export const ENCRYPTED = 0x2061;
export const SIZES_BEHIND = 8;
export const UTF8 = 0x800;
