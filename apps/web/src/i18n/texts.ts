/** Texts with the same keys in another language. */
export type TextsLike<Catalogue> = {
  [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : TextsLike<Catalogue[Key]>
}
