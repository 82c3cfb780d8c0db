import { encode } from 'uqr'

const border = 4

/** A QR code as inline SVG: black on white in every colour scheme, because scanners need it. */
export function qrCode(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return `<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="QR code with the key" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path fill="#000" d="${path}"/></svg>`
}
