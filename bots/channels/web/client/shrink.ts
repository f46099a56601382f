/** Longest side of a photo that is sent, pixels: a street's pothole and a letter's print are still clear at it. */
const LONGEST_SIDE = 2048;

/**
 * A photo made small enough for a bad line. Its hidden data (where and with which phone it was taken) is left behind on
 * the way, also when the picture was small already: it would tell who an anonymous reporter is. What cannot be read as
 * a picture is sent as it is.
 */
export async function shrink(file: File): Promise<Blob> {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
    return small ?? file;
  } catch {
    return file;
  }
}
